/**
 * A union of records in which each member lacks the others' own fields. Code may read any field before narrowing, and cannot set a foreign
 * one.
 */
export type Disjoint<Union, Field extends PropertyKey = FieldOf<Union>> = Union extends unknown
  ? Union & { [Other in Exclude<Field, keyof Union>]?: never }
  : never;

type FieldOf<Union> = Union extends unknown ? keyof Union : never;
