-- full-text index search_claims
DROP INDEX `search_claims` ON `claims`;

-- table claims
DROP TABLE `claims`;
