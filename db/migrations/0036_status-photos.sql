CREATE TABLE "status_photos" (
	"bureau_id" integer NOT NULL,
	"enterprise_id" integer NOT NULL,
	"since" date NOT NULL,
	"photo_id" integer NOT NULL,
	"added_by" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "status_photos_enterprise_id_since_photo_id_pk" PRIMARY KEY("enterprise_id","since","photo_id")
);
--> statement-breakpoint
ALTER TABLE "status_photos" ADD CONSTRAINT "status_photos_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_photos" ADD CONSTRAINT "status_photos_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_photos" ADD CONSTRAINT "status_photos_photo_id_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_photos" ADD CONSTRAINT "status_photos_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;