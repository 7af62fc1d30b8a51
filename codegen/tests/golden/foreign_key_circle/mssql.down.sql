-- foreign key fk_authors_best_book_id
ALTER TABLE [authors] DROP CONSTRAINT [fk_authors_best_book_id];

-- table folders
DROP TABLE [folders];

-- table awards
DROP TABLE [awards];

-- table books
DROP TABLE [books];

-- table authors
DROP TABLE [authors];
