//! Where the index is: `--index`, else `WHOSAID_INDEX`, else the nearest `index/` here or above that bears our marker,
//! else a new `./index`.
