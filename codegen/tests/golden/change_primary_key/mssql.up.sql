-- foreign key fk_child_code_id
ALTER TABLE [child] DROP CONSTRAINT [fk_child_code_id];
GO

-- unique key uq_coded_code
ALTER TABLE [coded] DROP CONSTRAINT [uq_coded_code];
GO

-- primary key pk_coded
ALTER TABLE [coded] DROP CONSTRAINT [pk_coded];
GO

-- primary key pk_to_composite
ALTER TABLE [to_composite] DROP CONSTRAINT [pk_to_composite];
GO

-- primary key pk_to_single
ALTER TABLE [to_single] DROP CONSTRAINT [pk_to_single];
GO

-- default of column number
ALTER TABLE [to_single] DROP CONSTRAINT [df_to_single_number];
GO

-- column number
ALTER TABLE [to_single] DROP COLUMN [number];
GO

-- primary key pk_coded
ALTER TABLE [coded]
    ADD CONSTRAINT [pk_coded] PRIMARY KEY ([code]);
GO

-- primary key pk_to_composite
ALTER TABLE [to_composite]
    ADD CONSTRAINT [pk_to_composite] PRIMARY KEY ([id], [part]);
GO

-- primary key pk_to_single
ALTER TABLE [to_single]
    ADD CONSTRAINT [pk_to_single] PRIMARY KEY ([owner]);
GO

-- unique key uq_coded_id
ALTER TABLE [coded]
    ADD CONSTRAINT [uq_coded_id] UNIQUE ([id]);
GO

-- foreign key fk_child_code_id
ALTER TABLE [child]
    ADD CONSTRAINT [fk_child_code_id] FOREIGN KEY ([code_id]) REFERENCES [coded] ([id]);
