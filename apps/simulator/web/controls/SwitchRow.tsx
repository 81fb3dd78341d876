import { Switch } from "@jieru/ui/Switch.tsx";

interface SwitchRowProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testId?: string;
}

export const SwitchRow = ({ testId, ...switched }: SwitchRowProps) => (
  <div className="flex h-[30px] items-center">
    <span className="min-w-0 flex-1">{switched.label}</span>
    <Switch data-testid={testId} {...switched} />
  </div>
);
