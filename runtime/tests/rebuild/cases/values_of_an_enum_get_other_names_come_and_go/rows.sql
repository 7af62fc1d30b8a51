INSERT INTO jobs (state) VALUES ('queued'), ('running'), ('done');
