-- full-text index search_pages
DROP INDEX `search_pages` ON `pages`;

-- full-text index articles_search
DROP INDEX `articles_search` ON `articles`;

-- table pages
DROP TABLE `pages`;

-- table articles
DROP TABLE `articles`;
