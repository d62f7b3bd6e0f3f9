CREATE TABLE "pictures" (
	"bureau_id" integer NOT NULL,
	"name" text NOT NULL,
	"image_key" text NOT NULL,
	CONSTRAINT "pictures_bureau_id_name_pk" PRIMARY KEY("bureau_id","name")
);
--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_bureau_id_bureaus_id_fk" FOREIGN KEY ("bureau_id") REFERENCES "public"."bureaus"("id") ON DELETE no action ON UPDATE no action;