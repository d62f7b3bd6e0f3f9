-- 留痕 and the draw log take INSERT only (draw.md §4).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% takes INSERT only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER draw_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Each entry of the draw log follows the last one: no gap, no second entry for a number, the head as found.
CREATE FUNCTION check_draw_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last draw_log;
BEGIN
  PERFORM pg_advisory_xact_lock(20260310, 1);
  SELECT * INTO last FROM draw_log ORDER BY n DESC LIMIT 1;
  IF NEW.n <> coalesce(last.n + 1, 0) OR NEW.prev <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'draw_log entry % does not follow the head', NEW.n USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draw_log_follows BEFORE INSERT ON draw_log FOR EACH ROW EXECUTE FUNCTION check_draw_log();
--> statement-breakpoint
-- What was frozen stays as it was frozen; numbers have no gaps.
CREATE FUNCTION check_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'draws are never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.ordinal <> 1 + (SELECT count(*) FROM draws d
        WHERE d.bureau_id = NEW.bureau_id AND d.kind = NEW.kind AND d.origin = NEW.origin) THEN
      RAISE EXCEPTION 'draw % leaves a gap', NEW.no USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  ELSIF (NEW.freeze, NEW.freeze_digest, NEW.units, NEW.persons, NEW.pairs, NEW.salts, NEW.no, NEW.ordinal, NEW.origin, NEW.kind)
      IS DISTINCT FROM (OLD.freeze, OLD.freeze_digest, OLD.units, OLD.persons, OLD.pairs, OLD.salts, OLD.no, OLD.ordinal, OLD.origin, OLD.kind)
      OR (OLD.record IS NOT NULL AND NEW.record IS DISTINCT FROM OLD.record) THEN
    RAISE EXCEPTION 'draw % is frozen', OLD.no USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draws_frozen BEFORE INSERT OR UPDATE OR DELETE ON draws FOR EACH ROW EXECUTE FUNCTION check_draw();
