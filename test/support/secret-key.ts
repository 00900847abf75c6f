/** The SECRET_KEY of every test: keys are sealed under it wherever the domain is set up. */
export const SECRET_KEY = 'a key that only the tests have and need';
