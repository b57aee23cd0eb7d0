"""Foreign words that have a word of their own in Indonesian, and phrases that say a thing twice."""

from collections.abc import Mapping
from types import MappingProxyType

FOREIGN_WORDS: Mapping[str, str] = MappingProxyType({
    "event": "acara", "launching": "peluncuran", "di-launching": "diluncurkan", "me-launching": "meluncurkan",
    "soft launching": "peluncuran perdana", "grand opening": "pembukaan resmi",
    "opening ceremony": "upacara pembukaan", "closing ceremony": "upacara penutupan", "supporter": "suporter",
    "stand": "gerai", "booth": "gerai", "live streaming": "siaran langsung", "streaming": "siaran daring",
    "monitoring": "pemantauan", "memonitor": "memantau", "dimonitor": "dipantau", "pool": "grup", "online": "daring",
    "offline": "luring", "website": "situs web", "stakeholder": "pemangku kepentingan",
    "stakeholders": "para pemangku kepentingan", "workshop": "lokakarya", "meeting": "rapat", "briefing": "taklimat",
    "doorprize": "hadiah undian", "door prize": "hadiah undian", "deadline": "tenggat", "feedback": "umpan balik",
    "upload": "unggah", "di-upload": "diunggah", "diupload": "diunggah", "mengupload": "mengunggah",
    "download": "unduh", "di-download": "diunduh", "didownload": "diunduh", "mendownload": "mengunduh",
    "email": "surel", "e-mail": "surel", "gadget": "gawai", "update": "pemutakhiran", "di-update": "dimutakhirkan",
    "diupdate": "dimutakhirkan", "mengupdate": "memutakhirkan", "follow up": "tindak lanjut",
    "di-follow up": "ditindaklanjuti", "crosscheck": "periksa silang", "sharing": "berbagi", "share": "bagikan",
    "refreshing": "penyegaran", "training": "pelatihan", "coaching": "pembimbingan", "skill": "keterampilan",
    "soft skill": "keterampilan nonteknis", "output": "keluaran", "outcome": "hasil", "input": "masukan",
    "budget": "anggaran", "budgeting": "penganggaran", "planning": "perencanaan", "target group": "kelompok sasaran",
    "leader": "pemimpin", "leadership": "kepemimpinan", "team work": "kerja sama tim", "teamwork": "kerja sama tim",
    "best practice": "praktik baik", "pilot project": "proyek percontohan", "roadmap": "peta jalan",
    "road map": "peta jalan", "timeline": "lini masa", "rundown": "susunan acara", "venue": "tempat acara",
    "tour": "tur", "showcase": "pameran", "talkshow": "gelar wicara", "talk show": "gelar wicara",
    "fun bike": "sepeda santai", "fun walk": "jalan santai", "car free day": "hari bebas kendaraan",
    "start-up": "perusahaan rintisan", "startup": "perusahaan rintisan", "marketplace": "lokapasar",
    "user": "pengguna", "password": "kata sandi", "username": "nama pengguna", "scan": "pindai", "discan": "dipindai",
    "di-scan": "dipindai", "barcode": "kode batang", "screenshot": "tangkapan layar", "hoax": "hoaks",
    "netizen": "warganet", "followers": "pengikut", "trend": "tren", "full day": "sehari penuh", "basecamp": "markas",
    "study tour": "karyawisata", "try out": "uji coba", "tryout": "uji coba", "drive thru": "lantatur",
    "snack": "kudapan", "sound system": "tata suara", "backdrop": "latar panggung", "background": "latar belakang",
    "ticketing": "pertiketan", "screening": "skrining", "rapid test": "tes cepat", "social distancing": "jaga jarak",
    "lockdown": "karantina wilayah", "contact person": "narahubung", "hotline": "saluran siaga",
    "call center": "pusat panggilan", "help desk": "meja bantuan", "helpdesk": "meja bantuan",
    "job fair": "bursa kerja", "busway": "jalur bus", "underpass": "terowongan", "flyover": "jalan layang",
    "fly over": "jalan layang", "box culvert": "gorong-gorong kotak", "groundbreaking": "peletakan batu pertama",
    "ground breaking": "peletakan batu pertama", "topping off": "penutupan atap",
})  # fmt: skip
"""What can be written in the place of a foreign word."""

LONG_PHRASES: Mapping[str, str] = MappingProxyType({
    "adalah merupakan": "adalah", "agar supaya": "agar", "demi untuk": "demi", "bertujuan untuk": "bertujuan",
    "sejak dari": "sejak", "naik ke atas": "naik", "turun ke bawah": "turun", "maju ke depan": "maju",
    "mundur ke belakang": "mundur", "para hadirin": "hadirin", "terdiri dari": "terdiri atas",
    "disebabkan karena": "disebabkan oleh", "dikarenakan oleh": "karena", "antara lain yaitu": "antara lain",
    "antara lain yakni": "antara lain", "seperti misalnya": "misalnya", "contohnya seperti": "contohnya",
    "amat sangat": "sangat", "sangat amat": "sangat", "lain sebagainya": "lain-lain",
    "saling bahu-membahu": "bahu-membahu", "kurang lebih sekitar": "sekitar", "sekitar kurang lebih": "sekitar",
    "tergantung pada": "bergantung pada", "tergantung dari": "bergantung pada",
    "terima kasih atas kehadirannya": "terima kasih atas kehadiran Anda", "membahas tentang": "membahas",
    "menjelaskan tentang": "menjelaskan", "membicarakan tentang": "membicarakan",
    "mendiskusikan tentang": "mendiskusikan", "mempelajari tentang": "mempelajari",
    "selain daripada itu": "selain itu", "walaupun begitu namun": "walaupun begitu",
    "sesuai berdasarkan": "sesuai dengan", "sesuai dari": "sesuai dengan",
    "waktu dan tempat dipersilakan": "dipersilakan",
})  # fmt: skip
"""What can be written in the place of a phrase that is longer than what it says, or joined wrongly."""
