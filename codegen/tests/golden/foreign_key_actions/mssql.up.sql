-- table z_parent
CREATE TABLE [z_parent] (
    [id] INT IDENTITY(1, 1) NOT NULL,
    CONSTRAINT [pk_z_parent] PRIMARY KEY ([id])
);

-- table y_pair
CREATE TABLE [y_pair] (
    [a] INT          NOT NULL,
    [b] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT [pk_y_pair] PRIMARY KEY ([a], [b])
);

-- table x_other
CREATE TABLE [x_other] (
    [id] INT NOT NULL,
    CONSTRAINT [pk_x_other] PRIMARY KEY ([id])
);

-- table a_child
CREATE TABLE [a_child] (
    [id]             INT          IDENTITY(1, 1) NOT NULL,
    [no_action_id]   INT          NULL,
    [restrict_id]    INT          NULL,
    [set_null_id]    INT          NULL,
    [set_default_id] INT          NULL CONSTRAINT [df_a_child_set_default_id] DEFAULT 0,
    [immediate_id]   INT          NULL,
    [deferred_id]    INT          NULL,
    [pair_a]         INT          NULL,
    [pair_b]         NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
    [previous_id]    INT          NULL,
    CONSTRAINT [pk_a_child] PRIMARY KEY ([id]),
    CONSTRAINT [fk_a_child_deferred_id] FOREIGN KEY ([deferred_id]) REFERENCES [z_parent] ([id]),
    CONSTRAINT [fk_a_child_immediate_id] FOREIGN KEY ([immediate_id]) REFERENCES [z_parent] ([id]),
    CONSTRAINT [fk_a_child_no_action_id] FOREIGN KEY ([no_action_id]) REFERENCES [z_parent] ([id]),
    CONSTRAINT [fk_a_child_pair_a_pair_b] FOREIGN KEY ([pair_a], [pair_b]) REFERENCES [y_pair] ([a], [b]) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT [fk_a_child_restrict_id] FOREIGN KEY ([restrict_id]) REFERENCES [z_parent] ([id]),
    CONSTRAINT [fk_a_child_set_default_id] FOREIGN KEY ([set_default_id]) REFERENCES [x_other] ([id]) ON DELETE SET DEFAULT,
    CONSTRAINT [fk_a_child_set_null_id] FOREIGN KEY ([set_null_id]) REFERENCES [z_parent] ([id]) ON DELETE SET NULL,
    CONSTRAINT [fk_previous] FOREIGN KEY ([previous_id]) REFERENCES [a_child] ([id])
);
