/** Index terms, prefixed with their part of the index. */
import { lookupsOf, type Piece, termsOf } from "@jieru/shared/domain/search";

/** A segment's messages or notes, or an account's customers. */
export type Place = string & { readonly place: unique symbol };

export const messagesOn = (segment: number): Place => `${segment.toString(36)}:` as Place;
export const notesOn = (segment: number): Place => `${segment.toString(36)}#` as Place;
export const customersOf = (number: number): Place => `${number.toString(36)}@` as Place;

/** NOTE: terms need no escaping. */
const quoted = (place: Place, term: string): string => `'${place}${term}'`;

export const vectorOf = (place: Place, text: string): string =>
  termsOf(text)
    .map((term) => quoted(place, term))
    .join(" ");

export const queryOf = (place: Place, pieces: readonly Piece[]): string =>
  pieces
    .flatMap(lookupsOf)
    .map(({ term, prefix }) => quoted(place, term) + (prefix ? ":*" : ""))
    .join(" & ");
