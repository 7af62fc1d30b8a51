INSERT INTO people (name) VALUES ('Ada Lovelace'), ('Alan Turing');
