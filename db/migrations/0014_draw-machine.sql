-- 状态机 (draw.md §4): what may follow what in the log of one draw; the table is that of src/domain/draw/machine.ts.
CREATE FUNCTION draw_phase_after(phase text, entry text, beacon boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN phase = 'none' AND entry = 'FREEZE' THEN 'open'
    WHEN phase = 'open' AND entry = 'WITNESS' THEN 'open'
    WHEN phase = 'open' AND entry = 'CLOSE' THEN 'closed'
    WHEN phase = 'open' AND entry = 'VOID' THEN 'void'
    WHEN phase = 'closed' AND entry = 'RESULT' AND NOT beacon THEN 'drawn'
    WHEN phase = 'closed' AND entry = 'BEACON' AND beacon THEN 'known'
    WHEN phase = 'closed' AND entry = 'VOID' AND beacon THEN 'void'
    WHEN phase = 'known' AND entry = 'RESULT' AND beacon THEN 'drawn'
    WHEN phase = 'drawn' AND entry IN ('SUBSTITUTE', 'RECUSE', 'PUBLISH', 'CORRECT') THEN 'drawn'
    WHEN phase = 'void' AND entry = 'PUBLISH' THEN 'void'
  END
$$;
--> statement-breakpoint
-- Where a draw stands by its log.
CREATE FUNCTION draw_phase(bureau integer, number text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT CASE type WHEN 'FREEZE' THEN 'open' WHEN 'CLOSE' THEN 'closed' WHEN 'BEACON' THEN 'known'
      WHEN 'RESULT' THEN 'drawn' WHEN 'VOID' THEN 'void' END
    FROM draw_log
    WHERE bureau_id = bureau AND no = number AND type IN ('FREEZE', 'CLOSE', 'BEACON', 'RESULT', 'VOID')
    ORDER BY n DESC LIMIT 1), 'none')
$$;
--> statement-breakpoint
-- The entry follows those before it of its draw; a witness speaks once, a secret is opened once.
CREATE FUNCTION check_draw_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  phase text;
  beacon boolean;
BEGIN
  IF NEW.type IN ('SERIES', 'END') THEN
    IF NEW.type = 'END' AND EXISTS (SELECT FROM draws
        WHERE series_id = (NEW.body::jsonb ->> 'series')::integer AND published_at IS NULL) THEN
      RAISE EXCEPTION 'a series ends when all its draws are public' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  phase := draw_phase(NEW.bureau_id, NEW.no);
  beacon := coalesce((SELECT d.freeze::jsonb -> 'beacon' <> '""'::jsonb FROM draws d
    WHERE d.bureau_id = NEW.bureau_id AND d.no = NEW.no), false);
  IF draw_phase_after(phase, NEW.type, beacon) IS NULL THEN
    RAISE EXCEPTION '% may not follow: draw % is %', NEW.type, NEW.no, phase
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.type IN ('WITNESS', 'PUBLISH') AND EXISTS (SELECT FROM draw_log l
      WHERE l.bureau_id = NEW.bureau_id AND l.no = NEW.no AND l.type = NEW.type
      AND (NEW.type = 'PUBLISH' OR l.body::jsonb ->> 'witness' = NEW.body::jsonb ->> 'witness')) THEN
    RAISE EXCEPTION '% of draw % was logged before', NEW.type, NEW.no USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draw_log_order BEFORE INSERT ON draw_log FOR EACH ROW EXECUTE FUNCTION check_draw_order();
--> statement-breakpoint
-- The state of a draw of our own is the one that its log gives: nothing goes back, nothing is skipped.
CREATE FUNCTION check_draw_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE phase text;
BEGIN
  IF NEW.origin <> 'ssd-1' OR NEW.state = OLD.state THEN
    RETURN NEW;
  END IF;
  phase := draw_phase(NEW.bureau_id, NEW.no);
  IF NOT (CASE NEW.state
      WHEN 'drawn' THEN OLD.state = 'open' AND phase = 'drawn'
      WHEN 'void' THEN OLD.state = 'open' AND phase = 'void'
      WHEN 'published' THEN OLD.state = 'drawn' AND NEW.published_at IS NOT NULL
      ELSE false END) THEN
    RAISE EXCEPTION 'draw % can not go from % to %: its log says %', OLD.no, OLD.state, NEW.state, phase
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draws_state BEFORE UPDATE OF state ON draws FOR EACH ROW EXECUTE FUNCTION check_draw_state();
