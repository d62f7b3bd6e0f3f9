-- Two may have changed certificate numbers: looked at when the statement is done.
ALTER TABLE inspectors DROP CONSTRAINT inspectors_certificate,
  ADD CONSTRAINT inspectors_certificate UNIQUE (bureau_id, certificate_no) DEFERRABLE INITIALLY IMMEDIATE;
