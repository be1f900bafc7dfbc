/**
 * Preact runs effects after a frame, or after 35 ms where none comes. By then the test file can be over and its DOM
 * gone, so that the run failed for want of `cancelAnimationFrame`. Here they run at once after what is rendered.
 */
import { options } from 'preact';

options.requestAnimationFrame = queueMicrotask;
