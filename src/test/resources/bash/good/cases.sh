case $x in
  a) b ;;
  c | "d e" | f*) g ;;
  (h) i ;;
  j)
    k
    l
    ;;
  m) ;;
  n) o ;&
  p) q ;;&
  esac1) r ;;
  [[:digit:]]*) s ;;
  @(t|u)) v ;;
  $(w)) x ;;
  *) y
esac
case x in esac
case "$1" in start) a;; stop) b;; *) c; esac >out
case $(a) in b) case c in d) e;; esac;; esac
case in in in) in=1;; esac
