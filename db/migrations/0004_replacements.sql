CREATE TABLE "replacements" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "replacements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"kind" text NOT NULL,
	"cause" text,
	"text" text,
	"asked_by" integer,
	"asked_at" timestamp with time zone NOT NULL,
	"form" text,
	"state" text NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"return_reason" text,
	"substitute_id" integer,
	"log_n" bigint,
	CONSTRAINT "replacements_not_oneself" CHECK ("replacements"."decided_by" is null or ("replacements"."decided_by" <> "replacements"."person_id" and "replacements"."decided_by" is distinct from "replacements"."asked_by")),
	CONSTRAINT "replacements_approved" CHECK (("replacements"."state" = 'approved') = ("replacements"."substitute_id" is not null) and ("replacements"."state" = 'approved') = ("replacements"."log_n" is not null)),
	CONSTRAINT "replacements_settled" CHECK (("replacements"."state" = 'open') = ("replacements"."decided_at" is null)),
	CONSTRAINT "replacements_asked" CHECK (("replacements"."asked_by" is null) = ("replacements"."cause" is null))
);
--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_substitute_id_people_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "replacements_one_open" ON "replacements" USING btree ("task_id","person_id") WHERE state in ('open', 'vacant');--> statement-breakpoint
CREATE INDEX "replacements_open" ON "replacements" USING btree ("bureau_id") WHERE state in ('open', 'vacant');--> statement-breakpoint
CREATE INDEX "replacements_task" ON "replacements" USING btree ("task_id");