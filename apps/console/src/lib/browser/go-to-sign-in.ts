/** [SI12] Opens the sign-in page. Hides the console and reloads it when restored, so that going back shows nothing. */
export function goToSignIn(): void {
  window.onpagehide = () => {
    document.body.hidden = true;
  };
  window.onpageshow = ({ persisted }) => persisted && window.location.reload();
  window.location.assign("/sign-in");
}
