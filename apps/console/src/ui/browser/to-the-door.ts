/**
 * [SI12] Goes to the sign-in page by a fresh page. Some browsers keep the one that was left, and show it as it was to whoever goes back:
 * there is nothing to see in it by then, and it begins anew.
 */
export function goToTheDoor(): void {
  document.body.hidden = true;
  window.onpageshow = ({ persisted }) => persisted && window.location.reload();
  window.location.assign("/sign-in");
}
