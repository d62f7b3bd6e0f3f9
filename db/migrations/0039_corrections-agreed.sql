ALTER TABLE "draw_changes" DROP CONSTRAINT "draw_changes_decided";--> statement-breakpoint
DROP INDEX "draw_changes_one_value";--> statement-breakpoint
CREATE INDEX "draw_changes_agreed" ON "draw_changes" USING btree ("bureau_id") WHERE state = 'agreed';--> statement-breakpoint
CREATE UNIQUE INDEX "draw_changes_one_value" ON "draw_changes" USING btree ("draw_id") WHERE state in ('open', 'agreed') and kind in ('beacon', 'correct');--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_agreed_kind" CHECK ("draw_changes"."state" <> 'agreed' or "draw_changes"."kind" = 'correct');--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_decided" CHECK (("draw_changes"."state" in ('open', 'withdrawn') and "draw_changes"."decided_by" is null
        or "draw_changes"."state" in ('agreed', 'approved', 'returned') and "draw_changes"."decided_by" is not null
        or "draw_changes"."state" = 'lapsed')
      and ("draw_changes"."decided_by" is null) = ("draw_changes"."decided_as" is null));