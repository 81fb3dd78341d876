import { useEffect, useRef } from "react";
import { Segmented } from "../src/ui/fields/Segmented.tsx";
import { type Address, bareAddress, type Look, themes, widths } from "./address.ts";
import { groups } from "./groups.ts";
import { idOf, type Specimen, stateId } from "./specimen.ts";

const languages = [
  { value: "zh-CN", label: "简" },
  { value: "zh-TW", label: "繁" },
  { value: "en", label: "En" },
] as const;
const named = <V extends string>(values: readonly V[]) => values.map((value) => ({ value, label: value }));

function go(look: Look): void {
  const query = new URLSearchParams({ ...look });
  window.location.assign(`${window.location.pathname}?${query}${window.location.hash}`);
}

/** The gallery's page: index, controls and a frame of the chosen width. */
export function Shell({ address }: { address: Address }) {
  const { language, theme, width } = address;
  const look = { language, theme, width };
  const frame = useRef<HTMLIFrameElement>(null);
  const showNamed = () => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    frame.current?.contentDocument?.getElementById(id)?.scrollIntoView();
  };
  useEffect(() => {
    window.addEventListener("hashchange", showNamed);
    return () => window.removeEventListener("hashchange", showNamed);
  });
  return (
    <div className="g-shell">
      <header className="g-head">
        <h1>Gallery</h1>
        <Segmented
          label="language"
          segments={languages}
          value={language}
          onChange={(l) => go({ ...look, language: l })}
        />
        <Segmented
          label="theme"
          segments={named(themes)}
          value={theme}
          onChange={(t) => go({ ...look, theme: t })}
        />
        <Segmented
          label="width"
          segments={named(widths)}
          value={width}
          onChange={(w) => go({ ...look, width: w })}
        />
      </header>
      <details className="g-index" open={window.innerWidth > 860}>
        <summary>Index</summary>
        <nav aria-label="components">
          {groups.map((group) => (
            <div key={group.name}>
              <h2>{group.name}</h2>
              {group.specimens.map((specimen) => (
                <Entry key={specimen.file} specimen={specimen} />
              ))}
            </div>
          ))}
        </nav>
      </details>
      <main className="g-table">
        <iframe
          ref={frame}
          title="components"
          src={bareAddress(look)}
          onLoad={() => whenDrawn(frame.current, showNamed)}
          style={{ width: width === "full" ? "100%" : `${width}px` }}
        />
      </main>
    </div>
  );
}

const Entry = ({ specimen }: { specimen: Specimen }) => (
  <details>
    <summary>
      <a href={`#${idOf(specimen)}`}>{specimen.file.split("/").at(-1)}</a>{" "}
      <small>{specimen.states.length}</small>
    </summary>
    <ul>
      {specimen.states.map((state) => (
        <li key={state.name}>
          <a href={`#${stateId(specimen, state)}`}>{state.name}</a>
        </li>
      ))}
    </ul>
  </details>
);

/** The frame loads before its modules have rendered. */
function whenDrawn(frame: HTMLIFrameElement | null, run: () => void): void {
  const page = frame?.contentDocument;
  if (!page) return;
  const observer = new MutationObserver(() => {
    if (!page.querySelector("[data-specimen]")) return;
    observer.disconnect();
    run();
  });
  observer.observe(page, { childList: true, subtree: true });
}
