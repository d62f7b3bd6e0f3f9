CREATE TABLE "partner_people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "partner_people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"code" text NOT NULL,
	"department" text NOT NULL,
	"name" text NOT NULL,
	"certificate_no" text NOT NULL,
	"valid_until" date NOT NULL,
	"mobile" text,
	"active" boolean DEFAULT true NOT NULL,
	"kept_by" integer,
	CONSTRAINT "partner_people_code" UNIQUE("bureau_id","code"),
	CONSTRAINT "partner_people_code_ascii" CHECK ("partner_people"."code" ~ '^[!-~]+$'),
	CONSTRAINT "partner_people_department" CHECK ("partner_people"."department" !~ '[[:cntrl:]#:+]')
);
--> statement-breakpoint
CREATE TABLE "task_partners" (
	"bureau_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"partner_id" integer NOT NULL,
	CONSTRAINT "task_partners_task_id_partner_id_pk" PRIMARY KEY("task_id","partner_id")
);
--> statement-breakpoint
ALTER TABLE "partner_people" ADD CONSTRAINT "partner_people_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_people" ADD CONSTRAINT "partner_people_kept_by_people_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_partners" ADD CONSTRAINT "task_partners_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_partners" ADD CONSTRAINT "task_partners_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_partners" ADD CONSTRAINT "task_partners_partner_id_partner_people_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "partner_people_certificate" ON "partner_people" USING btree ("bureau_id","certificate_no") WHERE active;--> statement-breakpoint
CREATE INDEX "task_partners_partner" ON "task_partners" USING btree ("partner_id");