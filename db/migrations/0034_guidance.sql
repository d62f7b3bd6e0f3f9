CREATE TABLE "guidance" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "guidance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"asked_by" integer NOT NULL,
	"thing" text,
	"recipient" text,
	"title" text,
	"state" text NOT NULL,
	"question" text,
	"asked_at" timestamp with time zone,
	"answer" text,
	"answered_by" integer,
	"answered_at" timestamp with time zone,
	"remind_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "guidance_card" CHECK (("guidance"."thing" is null) = ("guidance"."recipient" is null)),
	CONSTRAINT "guidance_asked" CHECK (("guidance"."state" = 'draft') = ("guidance"."question" is null)),
	CONSTRAINT "guidance_asked_at" CHECK (("guidance"."question" is null) = ("guidance"."asked_at" is null)),
	CONSTRAINT "guidance_answered" CHECK (("guidance"."state" = 'answered') = ("guidance"."answer" is not null)),
	CONSTRAINT "guidance_answerer" CHECK (("guidance"."answer" is null) = ("guidance"."answered_by" is null)),
	CONSTRAINT "guidance_not_oneself" CHECK ("guidance"."answered_by" is null or "guidance"."answered_by" <> "guidance"."asked_by")
);
--> statement-breakpoint
ALTER TABLE "guidance" ADD CONSTRAINT "guidance_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance" ADD CONSTRAINT "guidance_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guidance" ADD CONSTRAINT "guidance_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guidance_one_draft" ON "guidance" USING btree ("asked_by","thing","recipient") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "guidance_open" ON "guidance" USING btree ("bureau_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "guidance_remind" ON "guidance" USING btree ("remind_at") WHERE state = 'open' and remind_at is not null;--> statement-breakpoint
CREATE INDEX "guidance_answered" ON "guidance" USING btree ("bureau_id","thing") WHERE state = 'answered';--> statement-breakpoint
CREATE INDEX "guidance_asker" ON "guidance" USING btree ("asked_by");