import { type FormEvent, useState } from "react";
import type { Person } from "../../src/options.ts";
import { commands } from "../state/commands.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";

export function People({ people }: { people: Person[] }) {
  const words = useWords();
  const [name, setName] = useState("");
  function add(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === "") return;
    commands.addPerson(name.trim());
    setName("");
  }
  return (
    <section aria-label={words.people}>
      <h2 className="mb-1.5 text-12 font-semibold text-ink-2">{words.people}</h2>
      <p className="mb-2 flex flex-wrap gap-x-3 text-ink-2">
        {people.map((person) => (
          <span key={person.unionid} title={person.unionid}>
            {person.name}
          </span>
        ))}
      </p>
      <form onSubmit={add} className="flex gap-2">
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={words.personName}
          aria-label={words.personName}
          data-testid="person-name"
          className="h-7 min-w-0 flex-1 max-narrow:h-11 rounded-control bg-surface-2 px-2.5 shadow-[inset_0_0_0_1px_var(--border-control)] placeholder:text-ink-3"
        />
        <Button type="submit" data-testid="person-add">
          {words.addPerson}
        </Button>
      </form>
    </section>
  );
}
