-- Lines of plans have a history, so that a file of them can be taken back; what stands there now is where it begins.
CREATE TRIGGER plan_entries_kept AFTER INSERT OR UPDATE OR DELETE ON plan_entries
  FOR EACH ROW EXECUTE FUNCTION keep_change('{id}', '{}');
--> statement-breakpoint
INSERT INTO register_changes (bureau_id, at, register, key, after, cause)
  SELECT bureau_id, now(), 'plan_entries', id::text, to_jsonb(t), 'migration' FROM plan_entries t;
