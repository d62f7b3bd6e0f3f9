CREATE INDEX "card_messages_waiting" ON "card_messages" USING btree ("recipient") WHERE wants;--> statement-breakpoint
CREATE INDEX "draw_log_draw" ON "draw_log" USING btree ("bureau_id","no","type");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("bureau_id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "tasks_to_publish" ON "tasks" USING btree ("draw_id") WHERE state = 'inspected' and published_day is null;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_secret" UNIQUE("series_id","secret_no");