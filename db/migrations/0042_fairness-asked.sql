CREATE TABLE "fairness_asked" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fairness_asked_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"bureau_id" integer NOT NULL,
	"asked_by" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"year" text NOT NULL,
	"thing" text NOT NULL,
	"recipient" text NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fairness_asked" ADD CONSTRAINT "fairness_asked_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairness_asked" ADD CONSTRAINT "fairness_asked_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fairness_asked_open" ON "fairness_asked" USING btree ("bureau_id") WHERE state = 'open';