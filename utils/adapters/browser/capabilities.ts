/**
 * What browsers differ in, in one place: nothing else asks which browser it is. Where the build knows, it is a constant,
 * so that no build carries code of another one.
 */

/** The background is a page that stays and has WebRTC and sound: it hosts the broker itself. */
export const IS_BACKGROUND_A_PAGE: boolean = import.meta.env.BROWSER === 'firefox';

/** Firefox rejects the whole notification when it is given buttons; there a ring is answered in a window of ours. */
export const HAVE_NOTIFICATIONS_BUTTONS: boolean = import.meta.env.BROWSER !== 'firefox';

/** A page of the browser's on which a person changes what ours may do. Firefox has that beside the address of a tab. */
export const IS_PERMISSION_PAGE_THERE: boolean = import.meta.env.BROWSER !== 'firefox';

/** A page may ask its encoder for a picture that stands by itself. Firefox (153) ignores that. */
export const CAN_ASK_FOR_WHOLE_PICTURES: boolean = import.meta.env.BROWSER !== 'firefox';
