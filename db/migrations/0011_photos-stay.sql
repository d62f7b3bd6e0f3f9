-- 照片 are evidence: their content never changes, and one that belongs to a task stays with it.
CREATE FUNCTION check_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.task_id IS NOT NULL THEN
      RAISE EXCEPTION 'photo % belongs to a task', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF (NEW.content, NEW.sha256, NEW.size, NEW.person_id, NEW.message_id, NEW.sent_at)
      IS DISTINCT FROM (OLD.content, OLD.sha256, OLD.size, OLD.person_id, OLD.message_id, OLD.sent_at)
      OR (OLD.task_id IS NOT NULL AND NEW.task_id IS DISTINCT FROM OLD.task_id) THEN
    RAISE EXCEPTION 'photo % is evidence', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER photos_stay BEFORE UPDATE OR DELETE ON photos FOR EACH ROW EXECUTE FUNCTION check_photo();
