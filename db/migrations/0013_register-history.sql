-- 变更记录: every change of a register row is kept by the database itself, whoever makes it (docs/registers.md).
-- Arguments: the columns of the key, joined by '/', and the columns that are not kept.
CREATE FUNCTION keep_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hidden text[] := TG_ARGV[1]::text[];
  was jsonb;
  becomes jsonb;
  said text := nullif(current_setting('shuangsuiji.at', true), '');
BEGIN
  IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD) - hidden; END IF;
  IF TG_OP <> 'DELETE' THEN becomes := to_jsonb(NEW) - hidden; END IF;
  IF was IS NOT DISTINCT FROM becomes THEN RETURN NULL; END IF;
  INSERT INTO register_changes (bureau_id, at, register, key, before, after, actor_id, why, file, cause) VALUES (
    (coalesce(becomes, was) ->> 'bureau_id')::int,
    coalesce(said::timestamptz, now()),
    TG_TABLE_NAME,
    (SELECT string_agg(coalesce(becomes, was) ->> part, '/' ORDER BY place)
       FROM unnest(TG_ARGV[0]::text[]) WITH ORDINALITY AS k (part, place)),
    was, becomes,
    nullif(current_setting('shuangsuiji.actor', true), '')::int,
    nullif(current_setting('shuangsuiji.why', true), ''),
    nullif(current_setting('shuangsuiji.file', true), ''),
    nullif(current_setting('shuangsuiji.cause', true), ''));
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION keep_change() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER register_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checklists_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checklists
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checklist_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checklist_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was published stays as it was published; a later version follows it.
CREATE FUNCTION check_item_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'version % of item % is published', OLD.no, OLD.item_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER item_versions_stay BEFORE UPDATE OR DELETE ON item_versions FOR EACH ROW EXECUTE FUNCTION check_item_version();
--> statement-breakpoint
-- What stands in the registers now is where their history begins.
DO $$
DECLARE
  register record;
BEGIN
  FOR register IN SELECT * FROM (VALUES
    ('sections', '{id}', '{}'),
    ('people', '{id}', '{open_id}'),
    ('person_roles', '{person_id,role,source}', '{}'),
    ('inspectors', '{person_id}', '{}'),
    ('leaves', '{person_id,id}', '{}'),
    ('recusals', '{person_id,enterprise_id}', '{reason}'),
    ('section_witnesses', '{section_id,person_id}', '{}'),
    ('experts', '{id}', '{}'),
    ('expert_conflicts', '{expert_id,enterprise_id}', '{}'),
    ('items', '{id}', '{}'),
    ('item_versions', '{item_id,no}', '{}'),
    ('enterprises', '{id}', '{}'),
    ('permits', '{enterprise_id,id}', '{}'),
    ('cap_overrides', '{enterprise_id,id}', '{}'),
    ('grade_rules', '{grade}', '{}'),
    ('register_confirmations', '{section_id,year}', '{}')
  ) AS r (name, key, hidden) LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_change(%L, %L)',
      register.name || '_kept', register.name, register.key, register.hidden);
    EXECUTE format('INSERT INTO register_changes (bureau_id, at, register, key, after, cause)
      SELECT bureau_id, now(), %L, (SELECT string_agg(to_jsonb(t) ->> part, ''/'' ORDER BY place)
        FROM unnest(%L::text[]) WITH ORDINALITY AS k (part, place)), to_jsonb(t) - %L::text[], ''migration'' FROM %I t',
      register.name, register.key, register.hidden, register.name);
  END LOOP;
END $$;
