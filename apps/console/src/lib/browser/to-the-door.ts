/**
 * [SI12] Goes to the sign-in page by a fresh page. Some browsers keep the one that was left, and show it as it was to whoever goes back:
 * there is nothing to see in it by then, and it begins anew. Whoever is asked whether to leave (`beforeunload`) and stays sees all of it.
 */
export function goToTheDoor(): void {
  window.onpagehide = () => {
    document.body.hidden = true;
  };
  window.onpageshow = ({ persisted }) => persisted && window.location.reload();
  window.location.assign("/sign-in");
}
