-- What must be entered in the provincial platform (实施细则 四(二)) waits here from the moment of its change.
CREATE FUNCTION keep_platform_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner text := split_part(NEW.key, '/', 1);
  what text;
BEGIN
  IF NEW.cause = 'migration' THEN RETURN NULL; END IF;
  IF NEW.register IN ('enterprises', 'permits') THEN what := 'enterprises';
  ELSIF NEW.register = 'inspectors' THEN what := 'inspectors';
  ELSIF NEW.register = 'people' AND EXISTS (SELECT 1 FROM inspectors WHERE person_id = owner::int)
    THEN what := 'inspectors';
  ELSIF NEW.register = 'item_versions' AND NEW.after ->> 'state' = 'published' THEN what := 'items';
  ELSE RETURN NULL;
  END IF;
  INSERT INTO platform_changes (change_id, bureau_id, kind, row_id) VALUES (NEW.id, NEW.bureau_id, what, owner::int);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION keep_platform_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER register_changes_platform AFTER INSERT ON register_changes
  FOR EACH ROW EXECUTE FUNCTION keep_platform_change();
