-- 联合部门人员 have a history as the other registers have; what stands there now is where it begins.
CREATE TRIGGER partner_people_kept AFTER INSERT OR UPDATE OR DELETE ON partner_people
  FOR EACH ROW EXECUTE FUNCTION keep_change('{id}', '{}');
--> statement-breakpoint
INSERT INTO register_changes (bureau_id, at, register, key, after, cause)
  SELECT bureau_id, now(), 'partner_people', id::text, to_jsonb(t), 'migration' FROM partner_people t;
