/** Icons of the transport: constant path data on a grid of 20. */
export const ICONS = {
  play: "M6.5 4.2v11.6l9.4-5.8Z",
  pause: "M6 4.5h2.8v11H6ZM11.2 4.5H14v11h-2.8Z",
  back: "M12 5.5 7.5 10l4.5 4.5",
  forward: "M8 5.5l4.5 4.5L8 14.5",
  loop: "M4.5 9V8a3 3 0 0 1 3-3h8M13 2.5 15.5 5 13 7.5M15.5 11v1a3 3 0 0 1-3 3h-8M7 17.5 4.5 15 7 12.5",
  first: "M5.5 5v10M14.5 5.5 10 10l4.5 4.5",
  last: "M14.5 5v10M5.5 5.5 10 10l-4.5 4.5",
  minus: "M5 10h10",
  plus: "M10 5v10M5 10h10",
  whole: "M3.5 10h13M6.5 7l-3 3 3 3M13.5 7l3 3-3 3",
  reset: "M5 8.5A5.5 5.5 0 1 1 4.8 12M5 4.5v4h4",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1",
  download: "M10 3.5v9M6.5 9.2 10 12.7l3.5-3.5M4.5 16.2h11",
  close: "M5.8 5.8l8.4 8.4M14.2 5.8l-8.4 8.4",
};
