INSERT INTO member (id, tier, best) VALUES (1, 'bronze', 'gold');
INSERT INTO member (id, tier, best) VALUES (2, 'silver', NULL);
