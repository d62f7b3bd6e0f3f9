CREATE TABLE "register_exports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "register_exports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"made" integer DEFAULT 0 NOT NULL,
	"files" smallint DEFAULT 0 NOT NULL,
	"last_id" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "register_exports_ended" CHECK (("register_exports"."state" = 'making') = ("register_exports"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "register_exports" ADD CONSTRAINT "register_exports_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "register_exports" ADD CONSTRAINT "register_exports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_exports_making" ON "register_exports" USING btree ("bureau_id","id") WHERE state = 'making';