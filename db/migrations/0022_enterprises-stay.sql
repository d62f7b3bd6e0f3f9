-- 检查对象名录库 (实施细则 三(二)): nobody leaves it; whoever stands on 黑名单 or 失信 leaves the pool only with evidence.
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never removed from the register', OLD.code USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER enterprises_stay BEFORE DELETE ON enterprises FOR EACH ROW EXECUTE FUNCTION refuse_removal();
--> statement-breakpoint
ALTER TABLE enterprises ADD CONSTRAINT enterprises_listed
  CHECK (status = 'active' OR listing = 'none' OR coalesce(status_evidence, '') <> '');
