import { PhonesPage } from "./PhonesPage.tsx";
import { ScanPage } from "./scan/ScanPage.tsx";
import { useSimulator } from "./state/use-simulator.ts";

export function App() {
  const { received, live } = useSimulator();
  if (!received) return null;
  if (window.location.pathname === "/scan") return <ScanPage state={received.state} />;
  return <PhonesPage received={received} live={live} />;
}
