-- A record is written once; another may take its place when the one before is kept as a version 更正 and the log says so.
CREATE OR REPLACE FUNCTION check_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'draws are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.ordinal <> 1 + (SELECT count(*) FROM draws d
        WHERE d.bureau_id = NEW.bureau_id AND d.kind = NEW.kind AND d.origin = NEW.origin) THEN
      RAISE EXCEPTION 'draw % leaves a gap', NEW.no USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.freeze, NEW.freeze_digest, NEW.units, NEW.persons, NEW.pairs, NEW.salts, NEW.no, NEW.ordinal, NEW.origin, NEW.kind)
      IS DISTINCT FROM (OLD.freeze, OLD.freeze_digest, OLD.units, OLD.persons, OLD.pairs, OLD.salts, OLD.no, OLD.ordinal, OLD.origin, OLD.kind) THEN
    RAISE EXCEPTION 'draw % is frozen', OLD.no USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.record IS NOT NULL AND (NEW.record, NEW.record_digest, NEW.beacon) IS DISTINCT FROM (OLD.record, OLD.record_digest, OLD.beacon)
      AND NOT EXISTS (SELECT FROM draw_versions v JOIN draw_log l ON l.n = v.log_n
        WHERE v.draw_id = OLD.id AND v.record = OLD.record AND v.record_digest = OLD.record_digest AND v.beacon = OLD.beacon
        AND l.type = 'CORRECT' AND l.no = OLD.no AND l.bureau_id = OLD.bureau_id
        AND l.body::jsonb ->> 'to' = NEW.record_digest) THEN
    RAISE EXCEPTION 'draw % is frozen', OLD.no USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.record IS NULL AND OLD.beacon IS NOT NULL AND NEW.beacon IS DISTINCT FROM OLD.beacon THEN
    RAISE EXCEPTION 'draw % is frozen', OLD.no USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- 公共随机值 is what the log says.
CREATE FUNCTION check_draw_beacon() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.beacon IS NOT NULL AND NOT EXISTS (SELECT FROM draw_log l
      WHERE l.bureau_id = NEW.bureau_id AND l.no = NEW.no
      AND ((l.type = 'BEACON' AND l.body::jsonb ->> 'value' = NEW.beacon)
        OR (l.type = 'CORRECT' AND l.body::jsonb ->> 'what' = 'beacon' AND l.body::jsonb ->> 'to' = NEW.beacon))) THEN
    RAISE EXCEPTION 'the value of draw % is not in its log', NEW.no USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draws_beacon BEFORE UPDATE OF beacon ON draws FOR EACH ROW EXECUTE FUNCTION check_draw_beacon();
--> statement-breakpoint
-- Versions take INSERT only.
CREATE TRIGGER draw_versions_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw_versions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
