/** Where a person takes back that the browser refuses our pages a device. */
export type PermissionSettings = {
  /** browser: on a page of its own · options: beside the address of our options */
  readonly place: 'browser' | 'options';
  readonly open: () => void;
};
