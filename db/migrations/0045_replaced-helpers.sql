ALTER TABLE "draw_changes" DROP CONSTRAINT "draw_changes_value";--> statement-breakpoint
ALTER TABLE "draw_changes" DROP CONSTRAINT "draw_changes_task";--> statement-breakpoint
ALTER TABLE "draw_changes" DROP CONSTRAINT "draw_changes_logged";--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_value" CHECK (("draw_changes"."kind" in ('beacon', 'correct', 'helper')) = ("draw_changes"."value" is not null));--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_task" CHECK (("draw_changes"."kind" in ('substitute', 'helper')) = ("draw_changes"."task_id" is not null));--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_logged" CHECK (("draw_changes"."state" = 'approved') = ("draw_changes"."log_n" is not null) or "draw_changes"."kind" = 'helper' and "draw_changes"."state" = 'approved');