/**
 * The union of records of which each has none of the others' own fields. So any field may be asked for before it is known which
 * of them it is, and none can be given to a record that does not have it.
 */
export type Disjoint<Union, Field extends PropertyKey = FieldOf<Union>> = Union extends unknown
  ? Union & { [Other in Exclude<Field, keyof Union>]?: never }
  : never;

type FieldOf<Union> = Union extends unknown ? keyof Union : never;
