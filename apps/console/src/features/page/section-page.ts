import type { AccountId } from "@jieru/shared/domain/ids";

export interface SectionPageProps {
  accountId: AccountId;
}
