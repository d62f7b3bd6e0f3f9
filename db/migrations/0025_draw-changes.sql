CREATE TABLE "draw_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draw_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"draw_id" integer NOT NULL,
	"kind" text NOT NULL,
	"task_id" integer,
	"reason" text NOT NULL,
	"note" text,
	"asked_by" integer NOT NULL,
	"asked_as" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"form" text NOT NULL,
	"state" text NOT NULL,
	"decided_by" integer,
	"decided_as" text,
	"decided_at" timestamp with time zone,
	"return_reason" text,
	"log_n" bigint,
	CONSTRAINT "draw_changes_task" CHECK (("draw_changes"."kind" = 'substitute') = ("draw_changes"."task_id" is not null)),
	CONSTRAINT "draw_changes_settled" CHECK (("draw_changes"."state" = 'open') = ("draw_changes"."decided_at" is null)),
	CONSTRAINT "draw_changes_two" CHECK ("draw_changes"."decided_by" is null or "draw_changes"."decided_by" <> "draw_changes"."asked_by"),
	CONSTRAINT "draw_changes_other_role" CHECK ("draw_changes"."decided_as" is null or "draw_changes"."decided_as" <> "draw_changes"."asked_as"),
	CONSTRAINT "draw_changes_decided" CHECK (("draw_changes"."state" in ('approved', 'returned')) = ("draw_changes"."decided_by" is not null)
      and ("draw_changes"."decided_by" is null) = ("draw_changes"."decided_as" is null)),
	CONSTRAINT "draw_changes_logged" CHECK (("draw_changes"."state" = 'approved') = ("draw_changes"."log_n" is not null)),
	CONSTRAINT "draw_changes_returned" CHECK (("draw_changes"."state" = 'returned') = ("draw_changes"."return_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "draw_drafts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draw_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"section_id" integer NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"form" jsonb NOT NULL,
	"draw_id" integer
);
--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "again_no" text;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_changes" ADD CONSTRAINT "draw_changes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_drafts" ADD CONSTRAINT "draw_drafts_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_drafts" ADD CONSTRAINT "draw_drafts_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_drafts" ADD CONSTRAINT "draw_drafts_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draw_drafts" ADD CONSTRAINT "draw_drafts_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draw_changes_one_void" ON "draw_changes" USING btree ("draw_id") WHERE state = 'open' and kind = 'void';--> statement-breakpoint
CREATE UNIQUE INDEX "draw_changes_one_task" ON "draw_changes" USING btree ("task_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "draw_changes_draw" ON "draw_changes" USING btree ("draw_id");