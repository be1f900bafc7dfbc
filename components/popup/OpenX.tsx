/** The place where everything here begins. */
export const OpenX = ({ label }: { readonly label: string }) => (
  <p>
    <a href="https://x.com/i/chat" target="_blank" rel="noreferrer">
      {label}
    </a>
  </p>
);
