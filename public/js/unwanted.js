// Removes from the browser what the visitor has not said yes to: data-unwanted="_ga _ga_*" on the page. The server does the
// same for the cookies it is sent; a script that was still running while the page changed may have put one back.

const EXPIRED = 'Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT';

const removeUnwanted = () => {
  const named = (document.body.dataset.unwanted ?? '').split(' ').filter(Boolean);
  const isUnwanted = (name) =>
    named.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.slice(0, -1).map((_, at) => `; Domain=${labels.slice(at).join('.')}`)];
  const parts = location.pathname.split('/').filter(Boolean);
  const paths = [
    '/',
    ...parts.flatMap((_, at) => [1, 2].map((slash) => `/${parts.slice(0, at + 1).join('/')}${slash === 2 ? '/' : ''}`)),
  ];
  for (const name of document.cookie.split(';').map((pair) => pair.split('=')[0].trim())) {
    if (!isUnwanted(name)) continue;
    for (const path of paths)
      for (const domain of domains) document.cookie = `${name}=; Path=${path}${domain}; ${EXPIRED}`;
  }
  for (const name of Object.keys(localStorage)) if (isUnwanted(name)) localStorage.removeItem(name);
};

// Where the browser keeps nothing at all, there is nothing to remove, and even looking fails.
if (document.body.dataset.unwanted && navigator.cookieEnabled) removeUnwanted();
