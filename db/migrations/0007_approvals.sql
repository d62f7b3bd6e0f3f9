CREATE TABLE "approvals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"draw_id" integer NOT NULL,
	"state" text NOT NULL,
	"submitted_by" integer NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"note" text,
	"decided_by" integer,
	"on_behalf_of" integer,
	"decided_at" timestamp with time zone,
	"return_reason" text,
	"remind_at" timestamp with time zone,
	CONSTRAINT "approvals_settled" CHECK (("approvals"."state" = 'open') = ("approvals"."decided_at" is null)),
	CONSTRAINT "approvals_decided" CHECK (("approvals"."state" in ('approved', 'returned')) = ("approvals"."decided_by" is not null)),
	CONSTRAINT "approvals_returned" CHECK (("approvals"."state" = 'returned') = ("approvals"."return_reason" is not null)),
	CONSTRAINT "approvals_not_oneself" CHECK ("approvals"."decided_by" is null or "approvals"."decided_by" <> "approvals"."submitted_by"),
	CONSTRAINT "approvals_behalf" CHECK ("approvals"."on_behalf_of" is null or "approvals"."on_behalf_of" <> "approvals"."decided_by")
);
--> statement-breakpoint
CREATE TABLE "stand_ins" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stand_ins_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"stand_in_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"turns_on" date,
	CONSTRAINT "stand_ins_days" CHECK ("stand_ins"."from_day" <= "stand_ins"."to_day"),
	CONSTRAINT "stand_ins_not_oneself" CHECK ("stand_ins"."person_id" <> "stand_ins"."stand_in_id")
);
--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_accepted";--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "approval" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "approval_no" text;--> statement-breakpoint
ALTER TABLE "draws" ADD COLUMN "urgent_reason" text;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "approval" text DEFAULT 'here' NOT NULL;--> statement-breakpoint
ALTER TABLE "sections" ADD COLUMN "deputy_id" integer;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_draw_id_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."draws"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_on_behalf_of_people_id_fk" FOREIGN KEY ("on_behalf_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stand_ins" ADD CONSTRAINT "stand_ins_stand_in_id_people_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_open" ON "approvals" USING btree ("draw_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_approved" ON "approvals" USING btree ("draw_id") WHERE state = 'approved';--> statement-breakpoint
CREATE INDEX "approvals_draw" ON "approvals" USING btree ("draw_id");--> statement-breakpoint
CREATE INDEX "approvals_remind" ON "approvals" USING btree ("remind_at") WHERE state = 'open' and remind_at is not null;--> statement-breakpoint
CREATE INDEX "stand_ins_turning" ON "stand_ins" USING btree ("bureau_id","turns_on") WHERE ended_at is null and turns_on is not null;--> statement-breakpoint
CREATE INDEX "stand_ins_person" ON "stand_ins" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_deputy_id_people_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- what was given out before approvals were asked for here
UPDATE "draws" SET "approval" = 'earlier' WHERE "dispatched_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_approved" CHECK ("draws"."dispatched_at" is null or "draws"."approval" in ('approved', 'urgent', 'elsewhere', 'earlier'));--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_approval_no" CHECK (("draws"."approval" = 'elsewhere') = ("draws"."approval_no" is not null));--> statement-breakpoint
ALTER TABLE "draws" ADD CONSTRAINT "draws_urgent" CHECK (("draws"."approval" = 'urgent') = ("draws"."urgent_reason" is not null));--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_accepted" CHECK ("tasks"."state" in ('waiting', 'assigned', 'stopped') or "tasks"."accepted_by" is not null);