-- FD2: a random token that every transaction of a lane changes. A lane's cache is valid only at the token it knows.
alter table accounts add column fence text;
-- FD3: an agent's new name that other accounts do not know yet.
alter table bindings add column announced_name text;
