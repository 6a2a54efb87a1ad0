/** Generation of the API module; it decides which routes exist and how writes behave. */
export type Version = 1 | 2 | 3;
