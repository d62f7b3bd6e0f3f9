ALTER TABLE "draw_changes" ADD COLUMN "next_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "draw_changes_open" ON "draw_changes" USING btree ("bureau_id") WHERE state = 'open';--> statement-breakpoint
update "draw_changes" set "next_at" = "asked_at" where "state" = 'open';
